/** What a process that we start inherits: this one's environment, with some of it set anew. */
export const childEnvironment = (changes: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  ...process.env,
  ...changes,
})
