// Synthesises the ring tones: each a few notes, and silence until it is time to loop.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { OUT } from './paths.mjs'
import { isProgram } from './script.mjs'

const RATE_HZ = 44_100
const LOOP_S = 3
const PEAK = 0.5

/**
 * @typedef {object} Tone
 * @property {readonly { readonly at: number, readonly hz: number }[]} notes when each is struck (seconds into the
 *   loop), and how high it is (hertz)
 * @property {readonly number[]} overtones loudness of the note itself and of its overtones
 * @property {number} attackS
 * @property {number} decayS each overtone rings out faster than the one below
 */

/** Two notes at once, in bursts, as bells in telephones do. @param {number} from @param {number} to */
const trill = (from, to) =>
  Array.from({ length: Math.round((to - from) / 0.05) }, (_, i) => ({
    at: from + i * 0.05,
    hz: i % 2 === 0 ? 740 : 932,
  }))

/** By the name that the settings have for it. @type {Readonly<Record<string, Tone>>} */
const TONES = {
  // Two soft notes, a fifth apart, struck twice: A4 and E5.
  ring: {
    notes: [
      { at: 0, hz: 440 },
      { at: 0.18, hz: 659.26 },
      { at: 0.72, hz: 440 },
      { at: 0.9, hz: 659.26 },
    ],
    overtones: [1, 0.28, 0.1],
    attackS: 0.012,
    decayS: 0.34,
  },
  // Wood: short, hollow, going up.
  marimba: {
    notes: [392, 523.25, 659.26, 783.99, 659.26, 523.25].map((hz, i) => ({ at: i * 0.16, hz })),
    overtones: [1, 0, 0, 0.35],
    attackS: 0.004,
    decayS: 0.16,
  },
  classic: {
    notes: [...trill(0, 0.4), ...trill(0.6, 1)],
    overtones: [1, 0.5, 0.3, 0.2],
    attackS: 0.002,
    decayS: 0.09,
  },
  // Low and round, for a quiet room.
  pulse: {
    notes: [0, 0.5, 1].map((at) => ({ at, hz: 220 })),
    overtones: [1, 0.15],
    attackS: 0.06,
    decayS: 0.3,
  },
}

/**
 * Writes `NAME.wav` for each: 16 bits, mono, three seconds, meant to be looped.
 * @param {string} folder absolute
 */
export function synthesiseSounds(folder) {
  mkdirSync(folder, { recursive: true })
  for (const [name, tone] of Object.entries(TONES)) {
    writeFileSync(path.join(folder, `${name}.wav`), encodeWav(ring(tone)))
  }
}

/**
 * @param {Tone} tone
 * @returns {Float64Array} samples between -1 and 1
 */
function ring(tone) {
  const samples = new Float64Array(RATE_HZ * LOOP_S)
  for (const { at, hz } of tone.notes) {
    for (let i = Math.round(at * RATE_HZ); i < samples.length; i += 1) {
      samples[i] = (samples[i] ?? 0) + note(i / RATE_HZ - at, hz, tone)
    }
  }
  const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
  return samples.map((sample, i) => (sample / loudest) * PEAK * fadeOut(i / RATE_HZ))
}

/**
 * @param {number} t seconds since it was struck
 * @param {number} hz
 * @param {Tone} tone
 */
function note(t, hz, { overtones, attackS, decayS }) {
  const sum = overtones.reduce((below, loudness, i) => {
    const decay = Math.exp((-t * (i + 1)) / decayS)
    return below + loudness * decay * Math.sin(2 * Math.PI * hz * (i + 1) * t)
  }, 0)
  return sum * Math.min(1, t / attackS)
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
