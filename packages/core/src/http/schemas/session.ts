import { z } from 'zod'
import { closedObject } from '../../model/closed-object.ts'
import { ROLES } from '../../ports/organisation.ts'
import { timeSchema } from './leaf.ts'

export interface SessionBody {
  readonly token: string
}

export const sessionBodySchema = closedObject<SessionBody>({
  shape: {
    token: z.string().max(1_000).meta({ description: 'The admin token of this instance.' }),
  },
  required: ['token'],
})

export const sessionJsonSchema = z
  .object({
    userId: z.string(),
    orgId: z.string(),
    role: z.enum(ROLES),
    expiresAt: timeSchema.describe('Then the token is asked for again.'),
  })
  .meta({ id: 'Session' })
