/** Deeper values are not read. */
const DEEPEST = 100;

/** A text in hand, and how far it is read. */
interface Reading {
	readonly bytes: Buffer;
	at: number;
}

/**
 * Reads a value as PHP's `serialize` writes it: objects become plain ones. No class is made, and nothing is run.
 * @returns undefined where it is damaged, or nested too deeply
 */
export function phpValue(text: string): unknown {
	try {
		return valueIn({ bytes: Buffer.from(text.trim()), at: 0 }, 0);
	} catch {
		return undefined;
	}
}

// The functions below throw where the text is not as PHP writes it.

function valueIn(reading: Reading, depth: number): unknown {
	if (depth > DEEPEST) throw new RangeError("nested too deeply");
	const kind = String.fromCharCode(reading.bytes[reading.at] ?? 0);
	reading.at += 2;
	switch (kind) {
		case "N":
			return null;
		case "b":
			return until(";", reading) === "1";
		case "i":
		case "d":
		case "r":
		case "R":
			return Number(until(";", reading));
		case "s": {
			const read = quoted(reading);
			expect(";", reading);
			return read;
		}
		case "O":
			quoted(reading);
			expect(":", reading);
			return membersIn(reading, depth);
		case "a":
			return membersIn(reading, depth);
		default:
			throw new SyntaxError(kind);
	}
}

function membersIn(reading: Reading, depth: number): unknown {
	const count = Number(until(":", reading));
	expect("{", reading);
	const read: [string, unknown][] = [];
	for (let index = 0; index < count; index++) {
		const key = String(valueIn(reading, depth + 1));
		read.push([key.replaceAll("\0", ""), valueIn(reading, depth + 1)]);
	}
	expect("}", reading);
	return read.every(([key], index) => key === String(index)) ? read.map(([, item]) => item) : Object.fromEntries(read);
}

/** A text with its length in bytes before it. */
function quoted(reading: Reading): string {
	const length = Number(until(":", reading));
	expect('"', reading);
	const read = reading.bytes.toString("utf8", reading.at, reading.at + length);
	reading.at += length;
	expect('"', reading);
	return read;
}

function until(sign: string, reading: Reading): string {
	const end = reading.bytes.indexOf(sign, reading.at);
	if (end < 0) throw new SyntaxError(sign);
	const read = reading.bytes.toString("latin1", reading.at, end);
	reading.at = end + 1;
	return read;
}

function expect(sign: string, reading: Reading): void {
	if (reading.bytes[reading.at] !== sign.charCodeAt(0)) throw new SyntaxError(sign);
	reading.at++;
}
