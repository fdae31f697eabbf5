/**
 * Whether an address names a page by a number, as WordPress does: `/?p=17`.
 * @param name its path, decoded
 * @param rooted all of it, with its query
 */
export function isPostNumber(name: string, rooted: string): boolean {
	return /^\/(index\.php)?$/.test(name) && /\?[^#]/.test(rooted);
}

/** The number that such an address names. */
export function postNumberIn(rooted: string): string | undefined {
	return /[?&](?:p|page_id)=(\d+)/.exec(rooted)?.[1];
}
