/** Deeper values are not read. */
const DEEPEST = 100;

/**
 * Reads a value as PHP's `serialize` writes it: objects become plain ones. No class is made, and nothing is run.
 * @returns undefined where it is damaged, or nested too deeply
 */
export function phpValue(text: string): unknown {
	const bytes = Buffer.from(text.trim());
	let at = 0;
	try {
		return value(0);
	} catch {
		return undefined;
	}

	function value(depth: number): unknown {
		if (depth > DEEPEST) throw new RangeError("too deep");
		const kind = String.fromCharCode(bytes[at] ?? 0);
		if (kind === "N") {
			at += 2;
			return null;
		}
		at += 2;
		if (kind === "b" || kind === "i" || kind === "d" || kind === "r" || kind === "R") {
			const written = until(";");
			return kind === "b" ? written === "1" : Number(written);
		}
		if (kind === "s") {
			const read = quoted();
			expect(";");
			return read;
		}
		if (kind === "O") {
			quoted();
			expect(":");
		}
		if (kind !== "a" && kind !== "O") throw new SyntaxError(kind);
		return members(depth);
	}

	function members(depth: number): unknown {
		const count = Number(until(":"));
		expect("{");
		const read: [string, unknown][] = [];
		for (let index = 0; index < count; index++) {
			const key = String(value(depth + 1));
			read.push([key.replaceAll("\0", ""), value(depth + 1)]);
		}
		expect("}");
		return read.every(([key], index) => key === String(index)) ? read.map(([, item]) => item) : Object.fromEntries(read);
	}

	/** A text with its length in bytes before it. */
	function quoted(): string {
		const length = Number(until(":"));
		expect('"');
		const read = bytes.toString("utf8", at, at + length);
		at += length;
		expect('"');
		return read;
	}

	function until(sign: string): string {
		const end = bytes.indexOf(sign, at);
		if (end < 0) throw new SyntaxError(sign);
		const read = bytes.toString("latin1", at, end);
		at = end + 1;
		return read;
	}

	function expect(sign: string): void {
		if (bytes[at] !== sign.charCodeAt(0)) throw new SyntaxError(sign);
		at++;
	}
}
