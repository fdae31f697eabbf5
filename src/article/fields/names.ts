/** A field's name or alias as it is compared: without case, blanks, `-`, `_` and `.`. */
export function plainName(name: string): string {
	return /^[a-z\d]+$/.test(name)
		? name
		: name
				.normalize("NFKC")
				.toLowerCase()
				.replace(/[\s_.-]+/gu, "");
}
