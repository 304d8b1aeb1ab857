const rate = 8_000
const seconds = 1
const toneHertz = 440
const headerBytes = 44

/** A beep as base64 of an 8-bit WAV file: a voice message that asks for no microphone. */
export function pretendVoice(): string {
  const samples = rate * seconds
  const bytes = new Uint8Array(headerBytes + samples)
  const view = new DataView(bytes.buffer)
  const word = (at: number, text: string) => bytes.set(new TextEncoder().encode(text), at)
  word(0, 'RIFF')
  view.setUint32(4, headerBytes - 8 + samples, true)
  word(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  // Plain samples, one channel.
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, rate, true)
  view.setUint32(28, rate, true)
  view.setUint16(32, 1, true)
  view.setUint16(34, 8, true)
  word(36, 'data')
  view.setUint32(40, samples, true)
  for (let at = 0; at < samples; at += 1) {
    bytes[headerBytes + at] = 128 + 40 * Math.sin((2 * Math.PI * toneHertz * at) / rate)
  }
  return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''))
}
