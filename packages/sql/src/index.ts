export { readSqliteSchema, type SqliteSchema } from './read-sqlite-schema.ts'
export type { SqliteHandle, SqliteLibrary, SqliteStatement } from './sqlite/sqlite-library.ts'
export { type SqliteStorageOptions, sqliteStorage } from './sqlite-storage.ts'
