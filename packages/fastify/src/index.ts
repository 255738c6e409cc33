export { platenDecorator } from './platen-decorator.ts'
export { type PlatenFastifyOptions, platenFastify } from './platen-fastify.ts'
