/** What other pages name already, and is not there yet. */
export const COMING: Readonly<Record<"pages" | "commands" | "options" | "files", readonly string[]>> = {
	pages: [],
	commands: [],
	options: [],
	files: [],
};
