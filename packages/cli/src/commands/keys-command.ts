import { describeKeys, type ListedKey } from '../describe-keys.ts'
import { EXIT_CODE, type ExitCode } from '../exit-code.ts'
import { askAsOperator, type OperatorAnswer } from '../kit/ask-as-operator.ts'
import { createTerminalLogger } from '../kit/create-terminal-logger.ts'
import { type Kit, openKit } from '../kit/open-kit.ts'
import { readConfig } from '../kit/read-config.ts'
import { assertNoMore, KIT_OPTIONS, parseCommandOptions } from '../parse-command-options.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage.ts'

const OPTIONS = {
  ...KIT_OPTIONS,
  name: { type: 'string' },
  type: { type: 'string' },
  template: { type: 'string', multiple: true },
  host: { type: 'string', multiple: true },
  json: { type: 'boolean' },
} as const

type Values = ReturnType<typeof parseCommandOptions<typeof OPTIONS>>['values']

interface ListedItem {
  readonly apiKey: ListedKey
}

/** One thing to do with keys, its words and options checked. */
type KeysAction = (kit: Kit, terminal: Terminal) => Promise<void>

const ACTIONS: ReadonlyMap<string, (words: readonly string[], values: Values) => KeysAction> =
  new Map([
    ['create', planCreate],
    ['list', planList],
    ['revoke', planRevoke],
  ])

/** `platen keys`: makes, lists and ends keys in the database, also while a server uses it. */
export async function runKeysCommand(
  argv: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  const { values, positionals } = parseCommandOptions(argv, OPTIONS)
  const [name = '', ...words] = positionals
  const plan = ACTIONS.get(name)
  if (plan === undefined) {
    throw new UsageError(`platen keys takes create, list or revoke, not "${name}".`)
  }
  const act = plan(words, values)
  const { cwd, env } = terminal
  const config = await readConfig({ cwd, path: values.config })
  const logger = createTerminalLogger(terminal)
  const kit = await openKit({ cwd, env, config, data: values.data, logger, drawsSecrets: false })
  try {
    await act(kit, terminal)
  } finally {
    await kit.platen.close()
  }
  return EXIT_CODE.ok
}

function planCreate(words: readonly string[], values: Values): KeysAction {
  assertNoMore('platen keys create', words)
  const { name, type, template, host, json } = values
  if (name === undefined) throw new UsageError('platen keys create needs --name.')
  if (type === undefined) {
    throw new UsageError('platen keys create needs --type: master, project, read_only or get.')
  }
  const body = {
    name,
    type,
    ...(template === undefined ? {} : { templateIds: template }),
    ...(host === undefined ? {} : { allowedHosts: host }),
  }
  return async ({ platen }, { writeOut, writeErr }) => {
    const asked = { method: 'POST', path: '/api-keys', body }
    const made = await askAsOperator<{ apiKey: ListedKey; key: string }>(platen, asked)
    if (json) return writeOut(JSON.stringify(made.json, undefined, 2))
    writeOut(made.json.key)
    writeErr(
      `This is the ${type} key "${made.json.apiKey.name}" (${made.json.apiKey.id}), shown this once.`,
    )
  }
}

function planList(words: readonly string[], { json }: Values): KeysAction {
  assertNoMore('platen keys list', words)
  return async ({ platen }, { writeOut }) => {
    const keys: ListedKey[] = []
    let path: string | undefined = '/api-keys?limit=100'
    while (path !== undefined) {
      const page: OperatorAnswer<readonly ListedItem[]> = await askAsOperator(platen, {
        method: 'GET',
        path,
      })
      keys.push(...page.json.map(({ apiKey }) => apiKey))
      path = page.next
    }
    writeOut(json ? JSON.stringify(keys, undefined, 2) : describeKeys(keys))
  }
}

function planRevoke(words: readonly string[], { json }: Values): KeysAction {
  const [id, ...more] = words
  if (id === undefined) throw new UsageError('platen keys revoke needs the id of a key.')
  assertNoMore('platen keys revoke', more)
  return async ({ platen }, { writeOut }) => {
    const path = `/api-keys/${encodeURIComponent(id)}/revoke`
    const { json: key } = await askAsOperator<ListedKey>(platen, { method: 'POST', path })
    writeOut(json ? JSON.stringify(key, undefined, 2) : `Revoked "${key.name}" (${key.start}…).`)
  }
}
