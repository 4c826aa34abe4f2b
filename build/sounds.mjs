// Synthesises the ring tone: two soft notes, a fifth apart, struck twice, and silence until it is time to loop.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { OUT } from './paths.mjs'
import { isProgram } from './script.mjs'

const RATE_HZ = 44_100
const LOOP_S = 3
const PEAK = 0.5

/** When each note is struck (seconds into the loop), and how high it is (hertz: A4 and E5). */
const NOTES = [
  { at: 0, hz: 440 },
  { at: 0.18, hz: 659.26 },
  { at: 0.72, hz: 440 },
  { at: 0.9, hz: 659.26 },
]
/** Loudness of the note itself and of its overtones; each rings out faster than the one below. */
const OVERTONES = [1, 0.28, 0.1]
const ATTACK_S = 0.012
const DECAY_S = 0.34

/**
 * Writes `ring.wav`: 16 bits, mono, three seconds, meant to be looped.
 * @param {string} folder absolute
 */
export function synthesiseSounds(folder) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'ring.wav'), encodeWav(ring()))
}

/** @returns {Float64Array} samples between -1 and 1 */
function ring() {
  const samples = new Float64Array(RATE_HZ * LOOP_S)
  for (const { at, hz } of NOTES) {
    for (let i = Math.round(at * RATE_HZ); i < samples.length; i += 1) {
      samples[i] = (samples[i] ?? 0) + note(i / RATE_HZ - at, hz)
    }
  }
  const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
  return samples.map((sample, i) => (sample / loudest) * PEAK * fadeOut(i / RATE_HZ))
}

/**
 * @param {number} t seconds since it was struck
 * @param {number} hz
 */
function note(t, hz) {
  const tone = OVERTONES.reduce((sum, loudness, i) => {
    const decay = Math.exp((-t * (i + 1)) / DECAY_S)
    return sum + loudness * decay * Math.sin(2 * Math.PI * hz * (i + 1) * t)
  }, 0)
  return tone * Math.min(1, t / ATTACK_S)
}

/** To nothing within the last half second, so that the loop's seam is not heard. @param {number} t */
function fadeOut(t) {
  return Math.min(1, (LOOP_S - t) / 0.5)
}

/**
 * RIFF/WAVE, PCM.
 * @param {Float64Array} samples
 */
function encodeWav(samples) {
  const head = Buffer.alloc(44)
  const bytes = samples.length * 2
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(36 + bytes, 4)
  head.write('WAVEfmt ', 8, 'latin1')
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(RATE_HZ, 24)
  head.writeUInt32LE(RATE_HZ * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36, 'latin1')
  head.writeUInt32LE(bytes, 40)
  const body = Buffer.alloc(bytes)
  samples.forEach((sample, i) => body.writeInt16LE(Math.round(sample * 32_767), i * 2))
  return Buffer.concat([head, body])
}

if (isProgram(import.meta.url)) synthesiseSounds(path.join(OUT, 'sounds'))
