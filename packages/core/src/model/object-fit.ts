import { keyword } from './leaf-schema.ts'

/** As CSS `object-fit`. */
export type ObjectFit = 'cover' | 'contain' | 'fill' | 'scale-down'
export const objectFitSchema = keyword(['cover', 'contain', 'fill', 'scale-down'])
