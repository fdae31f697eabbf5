/** A longer line is not kept: a whole file may be one line. In characters. */
const LONGEST = 65_536;

/** What takes the text of a file in pieces. */
export interface TextReader {
	write(text: string): void;
	end(): void;
}

/**
 * Cuts text into lines, which end in `\n`, `\r\n` or `\r`.
 * @param take gets each line that is not blank, without blanks around it
 * @param tooLong is called for each line of more than 65,536 characters, instead
 */
export function makeLineReader(take: (line: string) => void, tooLong: () => void): TextReader {
	let rest: string[] = [];
	let length = 0;

	function keep(piece: string): void {
		length += piece.length;
		if (length <= LONGEST) rest.push(piece);
		else rest = [];
	}

	function endLine(): void {
		const line = length <= LONGEST ? rest.join("").trim() : undefined;
		[rest, length] = [[], 0];
		if (line === undefined) tooLong();
		else if (line !== "") take(line);
	}

	return {
		write(text) {
			const lines = (text.includes("\r") ? text.replaceAll("\r", "\n") : text).split("\n");
			for (const [index, line] of lines.entries()) {
				if (index > 0) endLine();
				if (line !== "") keep(line);
			}
		},
		end: () => endLine(),
	};
}
