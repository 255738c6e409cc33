import { z } from 'zod'
import { KEY_TYPES } from '../../ports/api-key-record.ts'
import { KEY_STATUSES } from '../../ports/key-status.ts'
import { defineRoute } from '../define-route.ts'
import { deleteApiKey, revokeApiKey, rotateApiKey } from '../handlers/api-key-life.ts'
import { createKey, getKey, listApiKeys, updateKey } from '../handlers/api-keys.ts'
import { listParameters } from '../list-page.ts'
import { listParameter, textParameter } from '../query-parameter.ts'
import type { Route } from '../route.ts'
import {
  apiKeyChangeBodySchema,
  apiKeyItemSchema,
  apiKeyJsonSchema,
  newApiKeyBodySchema,
  revealedKeySchema,
  rotationBodySchema,
} from '../schemas/api-key.ts'

const tag = 'API keys'

export const API_KEY_ROUTES: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/api-keys',
    operationId: 'listApiKeys',
    tag,
    summary: 'List API keys',
    description: 'Users see the keys that they made; Owners and Admins see all.',
    action: 'api_key:read',
    query: {
      ...listParameters(),
      type: listParameter(z.enum(KEY_TYPES), 'Only keys of these types.'),
      status: listParameter(z.enum(KEY_STATUSES), 'Only keys in these states.'),
      createdBy: textParameter(z.string(), 'Only keys that this user made.'),
    },
    responses: {
      200: { description: 'The keys, newest first.', schema: z.array(apiKeyItemSchema) },
    },
    handler: listApiKeys,
  }),
  defineRoute({
    method: 'POST',
    path: '/api-keys',
    operationId: 'createApiKey',
    tag,
    summary: 'Create an API key',
    description:
      'The key is shown in full in this answer and never again. Users make keys of every type but `master`; a key makes none that may do more than itself.',
    action: 'api_key:create',
    idempotency: 'once',
    body: newApiKeyBodySchema,
    responses: { 201: { description: 'The key, shown once.', schema: revealedKeySchema } },
    problems: [409],
    handler: createKey,
  }),
  defineRoute({
    method: 'GET',
    path: '/api-keys/{id}',
    operationId: 'getApiKey',
    tag,
    summary: 'Retrieve an API key',
    action: 'api_key:read',
    responses: { 200: { description: 'The key.', schema: apiKeyJsonSchema } },
    problems: [404],
    handler: getKey,
  }),
  defineRoute({
    method: 'PATCH',
    path: '/api-keys/{id}',
    operationId: 'updateApiKey',
    tag,
    summary: 'Change an API key',
    description: 'What is absent stays as it is; null clears. The type of a key never changes.',
    action: 'api_key:update',
    body: apiKeyChangeBodySchema,
    responses: { 200: { description: 'The changed key.', schema: apiKeyJsonSchema } },
    problems: [404, 409, 412],
    handler: updateKey,
  }),
  defineRoute({
    method: 'DELETE',
    path: '/api-keys/{id}',
    operationId: 'deleteApiKey',
    tag,
    summary: 'Delete a revoked API key',
    description: 'Removes the key and its record for good. A key must be revoked first.',
    action: 'api_key:delete',
    responses: { 204: { description: 'It is gone.' } },
    problems: [404, 409],
    handler: deleteApiKey,
  }),
  defineRoute({
    method: 'POST',
    path: '/api-keys/{id}/revoke',
    operationId: 'revokeApiKey',
    tag,
    summary: 'Revoke an API key',
    description: 'Binds from the next request on. Revoking a key again changes nothing.',
    action: 'api_key:revoke',
    responses: { 200: { description: 'The revoked key.', schema: apiKeyJsonSchema } },
    problems: [404],
    handler: revokeApiKey,
  }),
  defineRoute({
    method: 'POST',
    path: '/api-keys/{id}/rotate',
    operationId: 'rotateApiKey',
    tag,
    summary: 'Replace an API key',
    description:
      'Makes a key with the same rights and ends the old one, at once or after `graceSeconds`.',
    action: 'api_key:rotate',
    idempotency: 'once',
    body: rotationBodySchema,
    responses: { 201: { description: 'The new key, shown once.', schema: revealedKeySchema } },
    problems: [404, 409],
    handler: rotateApiKey,
  }),
]
