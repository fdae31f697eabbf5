/** What other pages name already, and is not there yet. */
<<<<<<< HEAD
export const COMING: Readonly<Record<"pages" | "commands" | "options" | "files", readonly string[]>> = {
	pages: [],
	commands: ["doctor"],
	options: [],
	files: [],
=======
export const COMING = {
	pages: ["README.md"],
	commands: [],
	options: ["--from", "--no-serve"],
	files: [
		"docs/tour.md",
		"docs/permanence.md",
		"docs/publishing.md",
		"docs/questions.md",
		"docs/large-archives.md",
		"docs/dependencies.md",
	],
>>>>>>> origin/main
};
