/** Express 4 under another name; its types are near enough those of 5. */
declare module 'express4' {
  export { default } from 'express'
}
