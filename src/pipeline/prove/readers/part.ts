/** Something that is packed in a file: its name there, and its bytes as they are unpacked. */
export interface Part {
	readonly name: string;
	readonly bytes: Buffer;
}

/** What a file holds beside its plain bytes. */
export interface Opened {
	/** Each is unpacked when it is asked for. */
	readonly parts: Iterable<Part>;
	/** What of it could not be looked into, and why; known when all parts were asked for. */
	readonly unread: readonly Unread[];
	/** Whether its plain bytes need not be searched, since the parts are all of it. */
	readonly isAll?: boolean;
}

/** What could not be looked into. */
export interface Unread {
	/** Its name in the file; empty for all of the file. */
	readonly name: string;
	/** A clause, such as `it is encrypted`. */
	readonly why: string;
}

/** So much may be unpacked at once, in bytes. */
export const MOST_UNPACKED = 256 * 1024 * 1024;

/** Stands between texts of which none goes on in the next one: a letter that no name has. */
export const BREAK = "\n\ua66e\n";

/** Why something could not be unpacked. */
export function whyNot(error: unknown): string {
	const code = (error as { readonly code?: string }).code;
	return code === "ERR_BUFFER_TOO_LARGE" ? "it is too large when it is unpacked" : "it is damaged and cannot be unpacked";
}
