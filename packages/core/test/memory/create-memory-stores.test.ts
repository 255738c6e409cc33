import { storesConformance } from '@platen/testkit'
import { createMemoryStores } from '../../src/memory/create-memory-stores.ts'

storesConformance({ create: createMemoryStores })
