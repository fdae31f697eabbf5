/** The path below which the site is published, such as `/` or `/archive/`; with a slash at both ends. */
export function basePath(settings: { readonly url: string }): string {
	return new URL(settings.url).pathname;
}
