export { type PlatenExpressOptions, platenExpress } from './platen-express.ts'
