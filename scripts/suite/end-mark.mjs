/** Follows a file's last words: the launcher reads these and the worker's messages from two pipes. */
export const endMark = '\0'
