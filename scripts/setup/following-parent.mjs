const followParent = new URL('follow-parent.mjs', import.meta.url).href

/**
 * Environment for a program of node's that is started with a channel to us: should we be killed, it is asked to
 * finish, and so is what it starts with a channel in turn.
 * @returns {{ NODE_OPTIONS: string }}
 */
export function followingParent() {
  const { NODE_OPTIONS: options = '' } = process.env
  return {
    NODE_OPTIONS: options.includes(followParent) ? options : `${options} --import ${followParent}`.trim(),
  }
}
