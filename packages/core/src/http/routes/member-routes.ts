import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { changeRole, listMembers, removeMember } from '../handlers/members.ts'
import { listParameters } from '../list-page.ts'
import type { Route } from '../route.ts'
import { memberBodySchema, memberItemSchema, memberJsonSchema } from '../schemas/member.ts'

const tag = 'Members'

export const MEMBER_ROUTES: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/members',
    operationId: 'listMembers',
    tag,
    summary: 'List the members',
    action: 'member:read',
    query: listParameters(),
    responses: {
      200: { description: 'The members, newest first.', schema: z.array(memberItemSchema) },
    },
    handler: listMembers,
  }),
  defineRoute({
    method: 'PATCH',
    path: '/members/{userId}',
    operationId: 'changeMemberRole',
    tag,
    summary: 'Change the role of a member',
    description:
      'The keys that the member made are bound by the new role at once. The owner hands over by giving the role `owner`, and becomes an admin.',
    action: 'member:manage',
    body: memberBodySchema,
    responses: { 200: { description: 'The member.', schema: memberJsonSchema } },
    problems: [404, 409],
    handler: changeRole,
  }),
  defineRoute({
    method: 'DELETE',
    path: '/members/{userId}',
    operationId: 'removeMember',
    tag,
    summary: 'Remove a member',
    description: 'Revokes the keys that the member made.',
    action: 'member:manage',
    responses: { 204: { description: 'They are gone.' } },
    problems: [404, 409],
    handler: removeMember,
  }),
]
