import { afterAll, beforeAll, expect } from 'vitest'
import { readJson, sendRequest, type TestAnswer, type TestRequest } from './send-request.ts'

/** A server with a Platen in it, mounted by the adapter that is tested. */
export interface RunningAdapter {
  /** On 127.0.0.1. */
  readonly port: number
  /** The Platen's own `signUrl`. Gives path and query, below no mount path. */
  readonly signUrl: (order: OrderToSign) => Promise<string>
  /** The Platen's own `drain`. */
  readonly drain: () => Promise<void>
  close(): Promise<void>
}

/** What a signed image URL of a case says. */
export interface OrderToSign {
  readonly template: string
  readonly layers: Readonly<Record<string, object>>
  /** Seconds. */
  readonly expiresIn: number
  readonly free?: readonly string[]
}

/** How the suite wants it mounted. */
export interface AdapterSetup {
  /** Path in front of the base path, without a slash at its end; `''` for none. */
  readonly mountPath: string
  /**
   * The host's `authenticate`: reads the user whom the suite names in a header. Give it the headers
   * of the framework's request.
   */
  readonly findUser: (headers: TestHeaders) => TestUser | undefined
  /** Options of the Platen; its stores go by the same clock. */
  readonly platen: PlatenSetup
}

export interface PlatenSetup {
  readonly adminToken: string
  readonly defaultRatePlan: 'starter'
  readonly clock: () => number
  readonly secret: string
  readonly metrics: true
  readonly logger: Readonly<Record<'error' | 'warn' | 'info', Report>>
}

type Report = (details: Readonly<Record<string, unknown>>, message: string) => void

export type TestHeaders = Readonly<Record<string, string | readonly string[] | undefined>>

export interface TestUser {
  readonly userId: string
  readonly orgId?: string
  readonly role: 'owner' | 'admin' | 'user' | 'viewer'
}

export interface HttpAdapterConformanceOptions {
  /** Starts a server on a free port of loopback, with a Platen whose stores are empty. */
  readonly start: (setup: AdapterSetup) => Promise<RunningAdapter>
  /**
   * Whether a body parser of the host reads JSON before Platen does. It then answers by itself what
   * it cannot parse, so those cases are left out.
   */
  readonly hostParsesJson?: boolean
  /**
   * Whether requests come as those of the Fetch API. Their URLs are resolved and some methods refused
   * before Platen sees them, and connections are the host's, so those cases are left out.
   */
  readonly usesFetch?: boolean
}

/** The server of the cases around, and how they talk to it. */
export interface AdapterWorld {
  readonly port: number
  /** Of the built-in sign-in. */
  readonly adminToken: string
  /** What Platen reported to its operator, each as one text. */
  readonly logged: readonly string[]
  /** Whole path of a route. */
  path(route: string): string
  send(request: TestRequest): Promise<TestAnswer>
  /** Path and query of a signed image URL. */
  signUrl(order: OrderToSign): Promise<string>
  drain(): Promise<void>
  /** Sends JSON as somebody who is signed in, by default an owner, from a page of this site. */
  ask(method: string, route: string, options?: AskOptions): Promise<TestAnswer>
  /** Makes a key and gives it in full. */
  createKey(type: string, options?: object, user?: TestUser): Promise<CreatedKey>
  /** Moves the clock of the server on. */
  pass(ms: number): void
  /** Stops that clock until the work is done. */
  inOneInstant(work: () => Promise<void>): Promise<void>
}

export interface AskOptions {
  readonly body?: unknown
  readonly user?: TestUser
  readonly headers?: Readonly<Record<string, string>>
}

export interface CreatedKey {
  readonly key: string
  readonly id: string
}

export const OWNER: TestUser = { userId: 'ada', role: 'owner' }
const ADMIN_TOKEN = 'the admin token of a test'
const USER_HEADER = 'x-test-user'

/** Starts a server before the cases of the `describe` around, and closes it after them. */
export function useAdapter({ start }: HttpAdapterConformanceOptions, mountPath = ''): AdapterWorld {
  let running: RunningAdapter | undefined
  const { clock, pass, inOneInstant } = createTestClock()
  const logged: string[] = []
  const report: Report = (details, message) => logged.push(describeReport(details, message))

  beforeAll(async () => {
    const logger = { error: report, warn: report, info: report }
    const secret = 'a secret of thirty-two characters'
    running = await start({
      mountPath,
      findUser,
      platen: {
        adminToken: ADMIN_TOKEN,
        defaultRatePlan: 'starter',
        clock,
        secret,
        metrics: true,
        logger,
      },
    })
  })
  afterAll(async () => {
    await running?.close()
  })

  const path = (route: string) => `${mountPath}/api/v1${route}`
  const send = (request: TestRequest) => sendRequest(running?.port ?? 0, request)
  const ask = (method: string, route: string, options: AskOptions = {}) => {
    const { body, user = OWNER, headers } = options
    return send({
      method,
      path: path(route),
      headers: {
        [USER_HEADER]: JSON.stringify(user),
        'sec-fetch-site': 'same-origin',
        'x-platen': '1',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  }
  return {
    get port() {
      return running?.port ?? 0
    },
    adminToken: ADMIN_TOKEN,
    logged,
    path,
    send,
    signUrl: async (order) => {
      if (running === undefined) throw new Error('There is no server that could sign.')
      return mountPath + (await running.signUrl(order))
    },
    drain: async () => running?.drain(),
    ask,
    pass,
    inOneInstant,
    createKey: async (type, options = {}, user = OWNER) => {
      const body = { name: `A ${type} key`, type, ...options }
      const answer = await ask('POST', '/api-keys', { body, user })
      expect(answer.status, answer.body.toString()).toBe(201)
      const { key, apiKey } = readJson(answer) as { key: string; apiKey: { id: string } }
      return { key, id: apiKey.id }
    },
  }
}

/** The system's clock, which cases may move on and stop. */
function createTestClock() {
  let offsetMs = 0
  let stoppedAtMs: number | undefined
  const clock = () => stoppedAtMs ?? Date.now() + offsetMs
  const pass = (ms: number) => {
    offsetMs += ms
    if (stoppedAtMs !== undefined) stoppedAtMs += ms
  }
  const inOneInstant = async (work: () => Promise<void>) => {
    stoppedAtMs = clock()
    await work().finally(() => {
      stoppedAtMs = undefined
    })
  }
  return { clock, pass, inOneInstant }
}

function describeReport(details: Readonly<Record<string, unknown>>, message: string): string {
  const { err } = details
  const fault = err instanceof Error ? (err.stack ?? err.message) : ''
  return `${message} ${JSON.stringify(details)} ${fault}`
}

function findUser(headers: TestHeaders): TestUser | undefined {
  const header = headers[USER_HEADER]
  return typeof header === 'string' ? (JSON.parse(header) as TestUser) : undefined
}

/** Asserts that an answer is a problem that keeps to all rules of problems. */
export function expectProblem(
  answer: TestAnswer,
  expected: { readonly status: number; readonly code?: string; readonly slug?: string },
): void {
  const { status, code, slug } = expected
  expect(answer.status, answer.body.toString()).toBe(status)
  expect(answer.headers).toMatchObject({
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'content-length': String(answer.body.length),
  })
  const problem = readJson(answer) as Readonly<Record<string, unknown>>
  expect(problem).toMatchObject({
    status,
    instance: answer.headers['x-request-id'],
    id: answer.headers['x-request-id'],
    message: problem['detail'],
    ...(code === undefined ? {} : { code }),
  })
  if (slug !== undefined) expect(problem['type']).toMatch(new RegExp(`/${slug}$`))
}

export const bearer = (key: string) => ({ authorization: `Bearer ${key}` })
