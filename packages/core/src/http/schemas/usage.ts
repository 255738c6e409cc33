import { z } from 'zod'

const countsSchema = {
  render: z.int().describe('Images rendered by POST.'),
  get: z.int().describe('Images rendered by `GET /render`.'),
  hit: z.int().describe('Answers out of the image cache.'),
} as const

export const usageJsonSchema = z
  .object({
    from: z.iso.date(),
    to: z.iso.date(),
    total: z.object(countsSchema),
    days: z
      .array(z.object({ day: z.iso.date(), ...countsSchema }))
      .describe('Days in UTC; those without use are left out.'),
  })
  .meta({ id: 'Usage' })
export type UsageJson = z.infer<typeof usageJsonSchema>
