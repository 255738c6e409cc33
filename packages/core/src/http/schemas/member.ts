import { z } from 'zod'
import { closedObject } from '../../model/closed-object.ts'
import type { MemberRecord } from '../../ports/member-store.ts'
import { ROLES, type Role } from '../../ports/organisation.ts'
import { formatTime } from '../parse-time.ts'
import { timeSchema } from './leaf.ts'

export const memberJsonSchema = z
  .object({
    userId: z.string(),
    role: z.enum(ROLES),
    email: z.string().optional(),
    createdAt: timeSchema.describe('When they were first seen.'),
    updatedAt: timeSchema,
  })
  .meta({ id: 'Member' })

export const memberItemSchema = z.object({ cursor: z.string(), member: memberJsonSchema })

export interface MemberBody {
  readonly role: Role
}

export const memberBodySchema = closedObject<MemberBody>({
  shape: { role: z.enum(ROLES) },
  required: ['role'],
})

export function toMemberJson(member: MemberRecord): z.infer<typeof memberJsonSchema> {
  const { userId, role, email, createdAt, updatedAt } = member
  return { userId, role, email, createdAt: formatTime(createdAt), updatedAt: formatTime(updatedAt) }
}
