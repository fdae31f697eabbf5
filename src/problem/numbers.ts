const format = new Intl.NumberFormat("en");

/** A number for people, such as `12,345`. */
export function shownNumber(value: number): string {
	return format.format(value);
}

/** A number of things for people, such as `1 error` or `12,345 errors`. */
export function counted(count: number, what: string, several = `${what}s`): string {
	return `${shownNumber(count)} ${count === 1 ? what : several}`;
}
