/**
 * Compiles the sources into a folder, which is emptied before. Types are not checked.
 * @param lib absolute
 */
export function compile(lib: string): void;
