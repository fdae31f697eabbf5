/** What other pages name already, and is not there yet. */
export const COMING = {
	pages: ["README.md"],
	commands: ["explain", "doctor"],
	options: ["--from", "--no-serve"],
	files: [
		"docs/tour.md",
		"docs/permanence.md",
		"docs/publishing.md",
		"docs/questions.md",
		"docs/large-archives.md",
		"docs/dependencies.md",
	],
};
