import { domainToUnicode } from 'node:url'
import { type ErrorDetail, isPlatenError, PlatenError } from '../foundation/errors.ts'
import { quote } from '../foundation/quote.ts'
import {
  type AllowedHostRule,
  parseAllowedHostRule,
  writeAllowedHostRule,
} from './allowed-host-rule.ts'
import { hasMixedScripts } from './mixed-scripts.ts'
import { isPublicSuffix } from './public-suffix.ts'

export const MAX_ALLOWED_HOSTS = 100

/** A list of Allowed Hosts, ready to be stored and shown. */
export interface AllowedHosts {
  /** Canonical entries in the order given, each once. */
  readonly hosts: readonly AllowedHostEntry[]
  readonly warnings: readonly HostWarning[]
}

export interface AllowedHostEntry {
  /** What is stored and compared. */
  readonly host: string
  /** The same entry with its international names as they are read. */
  readonly display: string
}

/** Something to think about; the entry is accepted all the same. */
export interface HostWarning {
  /** The canonical entry that it is about. */
  readonly host: string
  readonly code: 'wildcard' | 'mixed_scripts' | 'duplicate'
  readonly detail: string
}

/**
 * Reads a list of Allowed Hosts as a person wrote it.
 *
 * @throws {PlatenError} `out_of_range` for more than 100 entries; `invalid_host` with every entry
 * that cannot be one, also wildcards on public suffixes, below which anyone can get a name.
 * @param pointer Where the list stands in the document of the caller; default its root.
 */
export async function parseAllowedHosts(
  entries: readonly string[],
  pointer = '',
): Promise<AllowedHosts> {
  if (entries.length > MAX_ALLOWED_HOSTS) {
    throw new PlatenError(
      'out_of_range',
      `There are ${entries.length} allowed hosts; at most ${MAX_ALLOWED_HOSTS} are kept.`,
      { pointer },
    )
  }
  const faults: ErrorDetail[] = []
  const rules: AllowedHostRule[] = []
  for (const [index, entry] of entries.entries()) {
    const result = await parseEntry(entry, `${pointer}/${index}`)
    if ('detail' in result) faults.push(result)
    else rules.push(result)
  }
  const [first] = faults
  if (first !== undefined) {
    throw new PlatenError(first.code, first.detail, { pointer: first.pointer, errors: faults })
  }
  return describeList(rules)
}

async function parseEntry(entry: string, pointer: string): Promise<AllowedHostRule | ErrorDetail> {
  try {
    const rule = parseAllowedHostRule(entry)
    if (rule.wildcard && (await isPublicSuffix(rule.host))) {
      const detail = `${quote(entry)} cannot be an allowed host: anyone can register a name below ${quote(rule.host)}. List your own names instead.`
      return { code: 'invalid_host', detail, pointer }
    }
    return rule
  } catch (error) {
    if (isPlatenError(error)) return { code: error.code, detail: error.message, pointer }
    throw error
  }
}

function describeList(rules: readonly AllowedHostRule[]): AllowedHosts {
  const hosts = new Map<string, AllowedHostEntry>()
  const warnings: HostWarning[] = []
  for (const rule of rules) {
    const host = writeAllowedHostRule(rule)
    if (hosts.has(host)) {
      warnings.push({ host, code: 'duplicate', detail: `${quote(host)} is listed twice.` })
      continue
    }
    const unicode = domainToUnicode(rule.host)
    hosts.set(host, {
      host,
      display: writeAllowedHostRule({ ...rule, host: unicode || rule.host }),
    })
    warnings.push(...findWarnings(rule, host))
  }
  return { hosts: [...hosts.values()], warnings }
}

function findWarnings(rule: AllowedHostRule, host: string): readonly HostWarning[] {
  const warnings: HostWarning[] = []
  if (rule.wildcard) {
    const detail = `${quote(host)} lets every sub-domain of ${quote(rule.host)} spend your renders, and not ${quote(rule.host)} itself.`
    warnings.push({ host, code: 'wildcard', detail })
  }
  if (hasMixedScripts(domainToUnicode(rule.host))) {
    const detail = `${quote(host)} mixes letters of several scripts that look alike; make sure that it is the name you mean.`
    warnings.push({ host, code: 'mixed_scripts', detail })
  }
  return warnings
}
