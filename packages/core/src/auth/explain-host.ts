import {
  type HostPolicy,
  judgeHosts,
  type SourceHeaders,
  type SourceVerdict,
} from './allowed-host.ts'
import { writeAllowedHostRule } from './allowed-host-rule.ts'
import type { DenialCode } from './decision.ts'

/** Why a page may or may not embed images, in words, for those who keep the list. */
export interface HostExplanation {
  readonly allowed: boolean
  /** The code with which the request would be refused. */
  readonly code: DenialCode | undefined
  /** The sentence with which it would be refused, or that it would pass. */
  readonly summary: string
  /** One sentence about each header. */
  readonly origin: string
  readonly referer: string
  /** The entry that would let the refused page in. */
  readonly suggestion: string | undefined
}

/**
 * Explains what `judgeHosts` decides. It names entries of the list, which the refusal of a request
 * never does: only for members who may test the list.
 */
export function explainHost(policy: HostPolicy, headers: SourceHeaders): HostExplanation {
  const { origin, referer, denied, refusedHost } = judgeHosts(policy, headers)
  return {
    allowed: denied === undefined,
    code: denied?.code,
    summary: denied?.detail ?? 'A page that sends these headers may embed images.',
    origin: describeSource('Origin', origin),
    referer: describeSource('Referer', referer),
    suggestion: refusedHost,
  }
}

function describeSource(header: string, source: SourceVerdict): string {
  switch (source.kind) {
    case 'absent':
      return `${header} was not sent, so it is no evidence.`
    case 'opaque':
      return `${header} is "null": the page may not be named, so it is no evidence.`
    case 'malformed':
      return `${header} ${source.reason}, so the request is refused.`
    case 'named':
      return `${header} names ${source.scheme}://${source.host}, port ${source.port}: ${describeMatch(source)}`
  }
}

function describeMatch(source: Extract<SourceVerdict, { kind: 'named' }>): string {
  switch (source.match) {
    case 'listed':
      return `the entry "${writeAllowedHostRule(source.rule)}" lets it in.`
    case 'unlisted':
      return 'no entry lets it in.'
    case 'outside_key':
      return 'the organisation lets it in, but the list of the key does not.'
  }
}
