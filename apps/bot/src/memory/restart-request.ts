/**
 * Asks for another process. Whoever keeps the budget decides; the memory's part ends here.
 * @param reason figures and cause, ready for a log
 * @returns what became of it, in words that stand behind the decision ("restarts 0 of 2 used")
 */
export type RequestRestart = (reason: string) => Promise<string>
