/**
 * @typedef {object} Progress
 * @property {(text: string) => void} say something that a person waits for
 * @property {(text: string) => void} detail said only when everything is wanted
 */

/**
 * Progress goes to stderr: stdout belongs to what a command answers.
 * @param {{ quiet?: boolean }} [options] quiet: waits of seconds are still told, details aren't
 * @returns {Progress}
 */
export function createProgress({ quiet = false } = {}) {
  /** @param {string} text */
  const say = text => {
    process.stderr.write(`comanda: ${text}\n`)
  }
  return { say, detail: quiet ? () => undefined : say }
}
