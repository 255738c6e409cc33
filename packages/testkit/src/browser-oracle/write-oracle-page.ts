import type {
  OracleAlign,
  OracleCase,
  OracleContainer,
  OracleEdges,
  OracleItem,
  OracleJustify,
  OracleLength,
  OracleNode,
} from './oracle-node.ts'

type Declarations = Record<string, string>

/** Writes all cases into one document whose script leaves the measured boxes in `<pre id="boxes">`. */
export function writeOraclePage(cases: readonly OracleCase[], font: Uint8Array): string {
  const source = `data:font/ttf;base64,${Buffer.from(font).toString('base64')}`
  return [
    '<!doctype html><meta charset="utf-8"><style>',
    `@font-face { font-family: Square; src: url(${source}) }`,
    'body { margin: 0 }',
    'section { position: relative; width: 400px; height: 300px; overflow: hidden }',
    'section * { box-sizing: border-box; position: relative }',
    'img { display: block }',
    '</style>',
    ...cases.map(({ root }) => `<section>${writeNode(root, true)}</section>`),
    `<pre id="boxes"></pre><script>(${MEASURE})()</script>`,
  ].join('\n')
}

/** Runs in the browser. */
const MEASURE = `async () => {
  await document.fonts.load('10px Square')
  await Promise.all([...document.images].map((image) => image.decode()))
  const cases = [...document.querySelectorAll('section')].map((section) => {
    const canvas = section.getBoundingClientRect()
    return [...section.querySelectorAll('[data-name]')].map((element) => {
      const box = element.getBoundingClientRect()
      return [element.dataset.name, box.x - canvas.x, box.y - canvas.y, box.width, box.height]
    })
  })
  document.getElementById('boxes').textContent = JSON.stringify({
    loaded: document.fonts.check('10px Square'), cases,
  })
}`

function writeNode(node: OracleNode, isRoot: boolean): string {
  const style = Object.entries(declarationsOf(node, isRoot))
    .map(([property, value]) => `${property}: ${value}`)
    .join('; ')
  const attributes = `data-name="${node.name}" style="${style}"`
  switch (node.kind) {
    case 'box':
      return `<div ${attributes}></div>`
    case 'text':
      return `<div ${attributes}>${node.text}</div>`
    case 'image': {
      const [width, height] = node.natural
      const svg = `<svg xmlns='http://www.w3.org/2000/svg' width='${width}' height='${height}'/>`
      return `<img ${attributes} src="data:image/svg+xml,${encodeURIComponent(svg)}">`
    }
    case 'container':
      return `<div ${attributes}>${node.children.map((child) => writeNode(child, false)).join('')}</div>`
  }
}

function declarationsOf(node: OracleNode, isRoot: boolean): Declarations {
  return {
    ...frameDeclarations(node),
    ...itemDeclarations(node.item ?? {}, isRoot),
    ...(node.kind === 'container' ? containerDeclarations(node.container) : {}),
    ...(node.kind === 'text'
      ? { font: `${node.fontSizePx}px/${node.lineHeight} Square`, 'white-space': 'normal' }
      : {}),
  }
}

const FRAME_PROPERTIES = {
  left: 'left',
  top: 'top',
  right: 'right',
  bottom: 'bottom',
  width: 'width',
  height: 'height',
  minWidth: 'min-width',
  maxWidth: 'max-width',
  minHeight: 'min-height',
  maxHeight: 'max-height',
} as const

function frameDeclarations({ frame = {} }: OracleNode): Declarations {
  const declarations: Declarations = {}
  for (const [property, css] of Object.entries(FRAME_PROPERTIES)) {
    const value = frame[property as keyof typeof FRAME_PROPERTIES]
    if (value !== undefined) declarations[css] = cssLength(value)
  }
  if (frame.aspectRatio !== undefined) declarations['aspect-ratio'] = String(frame.aspectRatio)
  return declarations
}

function itemDeclarations(item: OracleItem, isRoot: boolean): Declarations {
  return {
    position: isRoot ? 'absolute' : (item.position ?? 'relative'),
    'flex-grow': String(item.grow ?? 0),
    'flex-shrink': String(item.shrink ?? 1),
    'flex-basis': cssLength(item.basis ?? 'auto'),
    'align-self': item.alignSelf === undefined ? 'auto' : cssAlign(item.alignSelf),
    ...edgeDeclarations('margin', item.margin),
  }
}

function containerDeclarations(container: OracleContainer): Declarations {
  const isGrid = container.columns !== undefined
  return {
    ...(isGrid
      ? { display: 'grid', 'grid-template-columns': `repeat(${container.columns}, minmax(0, 1fr))` }
      : {
          display: 'flex',
          'flex-direction': container.direction ?? 'row',
          'flex-wrap': container.wrap ?? 'nowrap',
          'justify-content': cssJustify(container.justify ?? 'start'),
        }),
    'align-items': cssAlign(container.align ?? 'stretch'),
    'align-content': cssJustify(container.alignContent ?? 'stretch'),
    gap: `${container.rowGap ?? 0}px ${container.columnGap ?? 0}px`,
    border: `${container.borderWidth ?? 0}px solid`,
    overflow: container.overflow ?? 'visible',
    ...edgeDeclarations('padding', container.padding),
  }
}

function edgeDeclarations(
  property: string,
  edges: OracleEdges<OracleLength | 'auto'> = {},
): Declarations {
  return Object.fromEntries(
    Object.entries(edges).map(([edge, value]) => [`${property}-${edge}`, cssLength(value)]),
  )
}

function cssLength(length: OracleLength | 'auto'): string {
  return typeof length === 'number' ? `${length}px` : length
}

function cssAlign(align: OracleAlign): string {
  return align === 'start' || align === 'end' ? `flex-${align}` : align
}

function cssJustify(justify: OracleJustify | 'stretch'): string {
  return justify === 'start' || justify === 'end' ? `flex-${justify}` : justify
}
