/** Where a command is given: its settings, what is typed, and where its words go. */
export interface Terminal {
  /** the process’s own where absent */
  env?: NodeJS.ProcessEnv
  stdin: NodeJS.ReadableStream & { isTTY?: boolean }
  stdout: NodeJS.WritableStream
  stderr: NodeJS.WritableStream
  /** Asked by what would leave something behind: aborted where the command is told to end. */
  stopping(): AbortSignal
}
