import type { AdapterWorld, TestUser } from './adapter-world.ts'

/** Asks as one user after another. */
export function actIn(world: AdapterWorld) {
  return (user: TestUser, method: string, route: string, body?: unknown) =>
    world.ask(method, route, { user, ...(body === undefined ? {} : { body }) })
}
