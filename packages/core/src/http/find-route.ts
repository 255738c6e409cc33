import type { HttpRequest } from './http-request.ts'
import { parseRequestTarget } from './request-target.ts'
import type { Route } from './route.ts'
import type { Router } from './router.ts'

/** What the request line asks for. */
export type FoundRoute =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'options'; readonly allow: string; readonly isImage: boolean }
  | { readonly kind: 'wrong_method'; readonly allow: string }
  | {
      readonly kind: 'route'
      readonly route: Route
      readonly params: Readonly<Record<string, string>>
      /** Below the base path. */
      readonly path: string
      /** Without its `?`. */
      readonly rawQuery: string
    }

const METHOD_ORDER = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** Finds the route of a request. HEAD is answered wherever GET is, OPTIONS everywhere. */
export function findRoute(
  router: Router,
  { method, rawUrl, mountPath }: Pick<HttpRequest, 'method' | 'mountPath' | 'rawUrl'>,
  basePath: string,
): FoundRoute {
  const target = parseRequestTarget(rawUrl, mountPath + basePath)
  const found = target && router(target.path)
  if (target === undefined || found === undefined) return { kind: 'nothing' }
  const { routes, params } = found
  const asked = method === 'HEAD' ? 'GET' : method
  const known = METHOD_ORDER.find((name) => name === asked)
  const route = known && routes.get(known)
  if (route !== undefined) {
    return { kind: 'route', route, params, path: target.path, rawQuery: target.query }
  }
  const allow = listMethods(routes)
  if (method !== 'OPTIONS') return { kind: 'wrong_method', allow }
  return { kind: 'options', allow, isImage: routes.get('GET')?.access.kind === 'image' }
}

function listMethods(routes: ReadonlyMap<string, Route>): string {
  const names = METHOD_ORDER.filter((name) => routes.has(name))
  return [...names.flatMap((name) => (name === 'GET' ? ['GET', 'HEAD'] : [name])), 'OPTIONS'].join(
    ', ',
  )
}
