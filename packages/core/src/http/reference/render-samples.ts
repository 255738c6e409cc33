import type { CodeSample, Operation } from '../openapi/open-api-document.ts'
import { SAMPLE_LANGUAGES, type SampleLanguage } from '../samples/sample-languages.ts'
import { highlightCode } from './highlight-code.ts'
import { type Html, html } from './html.ts'

/** Renders the request in every language; which of them is seen is chosen for the whole page. */
export function renderSamples(operation: Operation): Html {
  const { operationId } = operation
  return html`<section class="samples" aria-label="Request samples">
<div class="tabs" role="tablist" aria-label="Language">${listLanguages().map(
    ([language, label], index) =>
      html`<button type="button" role="tab" id="${operationId}-${language}-tab" aria-controls="${operationId}-${language}" aria-selected="${String(index === 0)}" tabindex="${index === 0 ? 0 : -1}" data-choose="${language}">${label}</button>`,
  )}</div>
${listLanguages().map(([language, label]) =>
  renderSample(operationId, language, findSource(operation['x-codeSamples'], label)),
)}
</section>`
}

function listLanguages(): readonly (readonly [SampleLanguage, string])[] {
  // `Object.entries` forgets that the names are languages.
  return Object.entries(SAMPLE_LANGUAGES).map(([language, { label }]) => [
    language as SampleLanguage,
    label,
  ])
}

function findSource(samples: readonly CodeSample[], label: string): string {
  return samples.find((sample) => sample.label === label)?.source ?? ''
}

function renderSample(operationId: string, language: SampleLanguage, source: string): Html {
  return html`<div class="sample" role="tabpanel" id="${operationId}-${language}" aria-labelledby="${operationId}-${language}-tab" data-language="${language}">
<button type="button" class="copy" aria-label="Copy the sample">Copy</button>
<pre tabindex="0"><code>${highlightCode(source, language)}</code></pre>
</div>`
}
