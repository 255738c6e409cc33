import { z } from 'zod'
import { ACTIONS, type Action } from '../../auth/permissions.ts'
import { KEY_TYPES } from '../../ports/api-key-record.ts'
import { ROLES } from '../../ports/organisation.ts'

const actionSchema = z.enum(Object.keys(ACTIONS) as [Action, ...Action[]])

const shared = {
  orgId: z.string(),
  role: z.enum(ROLES).optional().describe('Of the user, or now of the creator of the key.'),
  actions: z
    .array(actionSchema)
    .describe('What the caller may do, where its own options and other records permit.'),
}

/** What a credential may do, as `GET /whoami` answers. */
export const whoamiSchema = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('api_key'),
      ...shared,
      apiKey: z.object({
        id: z.string(),
        name: z.string(),
        start: z.string(),
        type: z.enum(KEY_TYPES),
        templateIds: z.array(z.string()).optional(),
        expiresAt: z.iso.datetime().optional(),
      }),
    }),
    z.object({
      type: z.literal('user'),
      ...shared,
      userId: z.string(),
      email: z.string().optional(),
    }),
  ])
  .meta({ id: 'Whoami' })

export type Whoami = z.infer<typeof whoamiSchema>
