import { z } from 'zod'
import type { AllowedHosts } from '../../auth/parse-allowed-hosts.ts'
import { choosePlan } from '../../auth/rate-plans.ts'
import { closedObject } from '../../model/closed-object.ts'
import type { SettingsRecord } from '../../ports/settings-record.ts'
import type { RefusedHost } from '../../ports/settings-store.ts'
import type { HttpSettings } from '../http-tools.ts'
import { formatTime } from '../parse-time.ts'
import { timeSchema } from './leaf.ts'

const CACHE_MODES = ['private', 'shared'] as const

export const settingsJsonSchema = z
  .object({
    allowedHosts: z.array(z.string()),
    keysMayManageKeys: z
      .boolean()
      .describe('Whether master keys may manage keys and settings while their creator may.'),
    cacheMode: z
      .enum(CACHE_MODES)
      .describe('`private`: every request of an image is checked. `shared`: CDNs may keep images.'),
    plan: z.string().describe('Preset of rate limits; the operator sets it.'),
    updatedAt: timeSchema,
  })
  .meta({ id: 'Settings' })

export interface SettingsBody {
  readonly keysMayManageKeys?: boolean
  readonly cacheMode?: (typeof CACHE_MODES)[number]
}

export const settingsBodySchema = closedObject<SettingsBody>({
  shape: { keysMayManageKeys: z.boolean(), cacheMode: z.enum(CACHE_MODES) },
})

export const allowedHostsJsonSchema = z
  .object({
    hosts: z.array(
      z.object({
        host: z.string().describe('In canonical form, as it is compared.'),
        display: z.string().describe('With international names as they are read.'),
      }),
    ),
    warnings: z.array(z.object({ host: z.string(), code: z.string(), detail: z.string() })),
    refused: z
      .array(z.object({ host: z.string(), count: z.int(), lastAt: timeSchema }))
      .describe('Hosts that were refused lately, the latest first.'),
  })
  .meta({ id: 'AllowedHosts' })

export interface AllowedHostsBody {
  readonly hosts: readonly string[]
}

export const allowedHostsBodySchema = closedObject<AllowedHostsBody>({
  shape: {
    hosts: z.array(z.string().max(300)).meta({
      description:
        '`example.com`, `*.example.com` (sub-domains, not `example.com`), `localhost:3000` or `https://example.com`.',
    }),
  },
  required: ['hosts'],
})

export interface HostTestBody {
  readonly origin?: string
  readonly referer?: string
  readonly keyId?: string
}

export const hostTestBodySchema = closedObject<HostTestBody>({
  shape: {
    origin: z.string().max(8_192).meta({ description: 'The `Origin` header of the request.' }),
    referer: z.string().max(8_192).meta({ description: 'The `Referer` header of the request.' }),
    keyId: z.string().max(100).meta({ description: 'A get key with allowed hosts of its own.' }),
  },
})

export const hostTestJsonSchema = z
  .object({
    allowed: z.boolean(),
    code: z.string().optional().describe('With which the request would be refused.'),
    summary: z.string(),
    origin: z.string(),
    referer: z.string(),
    suggestion: z.string().optional().describe('The entry that would let the page in.'),
  })
  .meta({ id: 'HostTest' })

export function toSettingsJson(
  settings: SettingsRecord,
  { defaultRatePlan }: Pick<HttpSettings, 'defaultRatePlan'>,
): z.infer<typeof settingsJsonSchema> {
  const { allowedHosts, keysMayManageKeys, cacheMode, plan, updatedAt } = settings
  return {
    allowedHosts: [...allowedHosts],
    keysMayManageKeys,
    cacheMode,
    plan: choosePlan(plan, defaultRatePlan),
    updatedAt: formatTime(updatedAt),
  }
}

export function toAllowedHostsJson(
  { hosts, warnings }: AllowedHosts,
  refused: readonly RefusedHost[],
): z.infer<typeof allowedHostsJsonSchema> {
  return {
    hosts: [...hosts],
    warnings: [...warnings],
    refused: refused.map(({ host, count, lastAt }) => ({
      host,
      count,
      lastAt: formatTime(lastAt),
    })),
  }
}
