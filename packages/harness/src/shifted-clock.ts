import { readFileSync } from 'node:fs'

/**
 * Loaded before a bot that pm2 runs (node's --import): its clock is as far off as the file in CLOCK_SHIFT_FILE says, in ms. The
 * system's own count from its start is untouched, as where somebody sets the time.
 */
// pm2 starts a program by one of its own, and tells which it is
const { CLOCK_SHIFT_FILE: file, pm_exec_path: program = '' } = process.env
if (file !== undefined && program.includes('/bot/')) {
  const shiftMs = Number(readFileSync(file, 'utf8'))
  const RealDate = Date
  class ShiftedDate extends RealDate {
    constructor(...values: []) {
      if (values.length === 0) super(RealDate.now() + shiftMs)
      else super(...values)
    }

    static override now(): number {
      return RealDate.now() + shiftMs
    }
  }
  globalThis.Date = ShiftedDate as DateConstructor
}
