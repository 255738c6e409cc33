import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import {
  createSigningKey,
  deleteSigningKey,
  getSigningKey,
  listSigningKeys,
  revokeSigningKey,
} from '../handlers/signing-keys.ts'
import { listParameters } from '../list-page.ts'
import type { Route } from '../route.ts'
import { signingKeyItemSchema, signingKeyJsonSchema } from '../schemas/signing-key.ts'

const tag = 'Signing keys'

export const SIGNING_KEY_ROUTES: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/signing-keys',
    operationId: 'listSigningKeys',
    tag,
    summary: 'List signing keys',
    action: 'signing_key:read',
    query: listParameters(),
    responses: {
      200: { description: 'The keys, newest first.', schema: z.array(signingKeyItemSchema) },
    },
    handler: listSigningKeys,
  }),
  defineRoute({
    method: 'POST',
    path: '/signing-keys',
    operationId: 'createSigningKey',
    tag,
    summary: 'Create a signing key',
    description: 'Its secret never leaves the instance, which signs URLs with it.',
    action: 'signing_key:manage',
    idempotency: 'replay',
    responses: { 201: { description: 'The key.', schema: signingKeyJsonSchema } },
    problems: [409],
    handler: createSigningKey,
  }),
  defineRoute({
    method: 'GET',
    path: '/signing-keys/{id}',
    operationId: 'getSigningKey',
    tag,
    summary: 'Retrieve a signing key',
    action: 'signing_key:read',
    responses: { 200: { description: 'The key.', schema: signingKeyJsonSchema } },
    problems: [404],
    handler: getSigningKey,
  }),
  defineRoute({
    method: 'POST',
    path: '/signing-keys/{id}/revoke',
    operationId: 'revokeSigningKey',
    tag,
    summary: 'Revoke a signing key',
    description: 'URLs that were signed with it end with the next request.',
    action: 'signing_key:manage',
    responses: { 200: { description: 'The revoked key.', schema: signingKeyJsonSchema } },
    problems: [404],
    handler: revokeSigningKey,
  }),
  defineRoute({
    method: 'DELETE',
    path: '/signing-keys/{id}',
    operationId: 'deleteSigningKey',
    tag,
    summary: 'Delete a revoked signing key',
    action: 'signing_key:manage',
    responses: { 204: { description: 'It is gone.' } },
    problems: [404, 409],
    handler: deleteSigningKey,
  }),
]
