import { createPlaten } from '@platen/core'
import { createApp } from './create-app.ts'

// Everything is kept in memory, until the process ends. Sign in with the token to make keys:
// curl -c jar -H "Origin: http://localhost:3000" --json '{"token":"…"}' localhost:3000/api/v1/session
const adminToken = process.env['PLATEN_ADMIN_TOKEN']
const platen = createPlaten(adminToken === undefined ? {} : { adminToken })
createApp(platen).listen(3000, '127.0.0.1', () => {
  console.log('http://localhost:3000/ and http://localhost:3000/api/v1/docs')
})
