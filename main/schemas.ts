/** Imported before any schema is made. What zod would compile for speed takes longer at the start than it ever gives back. */
import { z } from 'zod'

z.config({ jitless: true })
