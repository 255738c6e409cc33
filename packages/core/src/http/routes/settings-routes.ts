import { defineRoute } from '../define-route.ts'
import {
  getAllowedHosts,
  replaceAllowedHosts,
  testAllowedHosts,
} from '../handlers/allowed-hosts.ts'
import { getSettings, updateSettings } from '../handlers/settings.ts'
import type { Route } from '../route.ts'
import {
  allowedHostsBodySchema,
  allowedHostsJsonSchema,
  hostTestBodySchema,
  hostTestJsonSchema,
  settingsBodySchema,
  settingsJsonSchema,
} from '../schemas/settings.ts'

const tag = 'Settings'

export const SETTINGS_ROUTES: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/settings',
    operationId: 'getSettings',
    tag,
    summary: 'Retrieve the settings',
    action: 'settings:read',
    responses: { 200: { description: 'The settings.', schema: settingsJsonSchema } },
    handler: getSettings,
  }),
  defineRoute({
    method: 'PATCH',
    path: '/settings',
    operationId: 'updateSettings',
    tag,
    summary: 'Change the settings',
    description: 'What is absent stays. The plan is set by the operator.',
    action: 'settings:update',
    body: settingsBodySchema,
    responses: { 200: { description: 'The settings.', schema: settingsJsonSchema } },
    handler: updateSettings,
  }),
  defineRoute({
    method: 'GET',
    path: '/settings/allowed-hosts',
    operationId: 'getAllowedHosts',
    tag,
    summary: 'Retrieve the allowed hosts',
    description:
      'The pages that may embed images with get keys, and hosts that were refused lately.',
    action: 'allowed_hosts:read',
    responses: { 200: { description: 'The list.', schema: allowedHostsJsonSchema } },
    handler: getAllowedHosts,
  }),
  defineRoute({
    method: 'PUT',
    path: '/settings/allowed-hosts',
    operationId: 'replaceAllowedHosts',
    tag,
    summary: 'Replace the allowed hosts',
    description: 'With an empty list every request with a get key is refused.',
    action: 'allowed_hosts:update',
    body: allowedHostsBodySchema,
    responses: { 200: { description: 'The list as it is kept.', schema: allowedHostsJsonSchema } },
    handler: replaceAllowedHosts,
  }),
  defineRoute({
    method: 'POST',
    path: '/settings/allowed-hosts/test',
    operationId: 'testAllowedHosts',
    tag,
    summary: 'Test a page against the allowed hosts',
    description: 'Explains what would become of a request with these headers.',
    action: 'allowed_hosts:test',
    body: hostTestBodySchema,
    responses: { 200: { description: 'The decision and why.', schema: hostTestJsonSchema } },
    handler: testAllowedHosts,
  }),
]
