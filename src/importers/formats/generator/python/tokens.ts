/** A word of a Python program. */
export interface Token {
	readonly kind: "name" | "number" | "text" | "sign";
	/** The value of a text; all others as written. */
	readonly value: string;
	/** Whether a text has places in it for values: `f"{NAME}"`. */
	readonly isFilled?: boolean;
}

/** A statement at the left margin, in words. What stands in a function, a class or an `if` is no statement here. */
export interface Statement {
	readonly tokens: readonly Token[];
	/** 1-based. */
	readonly line: number;
}

const WORD =
	/([^\S\n]+|\\\n|#[^\n]*)|(\n)|([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)|(\d[\d_]*(?:\.[\d_]*)?(?:e[+-]?\d+)?|0x[\da-f_]+)|(\+=|==|!=|<=|>=|->|\*\*|\/\/|[^])/giy;

const PREFIX = /^(?:[rbuf]|br|rb|fr|rf)$/i;

/** Cuts a program into its statements at the left margin. It takes linear time, whatever the program. */
export function statementsOf(program: string): readonly Statement[] {
	const text = program.replace(/\r\n?/g, "\n");
	const statements: Statement[] = [];
	let tokens: Token[] = [];
	let [depth, line, startLine, isMargin] = [0, 1, 1, true];
	const end = () => {
		if (isMargin && tokens.length > 0) statements.push({ tokens, line: startLine });
		tokens = [];
	};
	WORD.lastIndex = 0;
	for (let at = 0; at < text.length; at = WORD.lastIndex) {
		WORD.lastIndex = at;
		const [whole = "", blank, newline, name, number, sign = ""] = WORD.exec(text) ?? [];
		if (whole === "") break;
		if (newline !== undefined) {
			line++;
			if (depth === 0) end();
			continue;
		}
		if (blank !== undefined) {
			if (blank === "\\\n") line++;
			continue;
		}
		if (tokens.length === 0) [startLine, isMargin] = [line, at === 0 || text.charAt(at - 1) === "\n"];
		const opens = name === undefined ? at : PREFIX.test(name) ? at + name.length : -1;
		const quoted = opens >= 0 && /["']/.test(text.charAt(opens)) ? quotedAt(text, opens, name ?? "") : undefined;
		if (quoted) {
			tokens.push(quoted.token);
			line += text.slice(at, quoted.end).split("\n").length - 1;
			WORD.lastIndex = quoted.end;
		} else if (name !== undefined) tokens.push({ kind: "name", value: name });
		else if (number !== undefined) tokens.push({ kind: "number", value: number });
		else {
			if ("([{".includes(sign)) depth++;
			if (")]}".includes(sign)) depth = Math.max(0, depth - 1);
			tokens.push({ kind: "sign", value: sign });
		}
	}
	end();
	return statements;
}

function quotedAt(text: string, at: number, prefix: string): { readonly token: Token; readonly end: number } {
	const sign = text.charAt(at);
	const isLong = text.startsWith(sign.repeat(3), at);
	const close = isLong ? sign.repeat(3) : sign;
	let end = at + close.length;
	while (end < text.length && !text.startsWith(close, end)) {
		// A text on one line ends there, closed or not.
		if (!isLong && text.charAt(end) === "\n") break;
		end += text.charAt(end) === "\\" ? 2 : 1;
	}
	const inner = text.slice(at + close.length, end);
	const value = /r/i.test(prefix) ? inner : unescaped(inner);
	const isFilled = /f/i.test(prefix) && /\{/.test(inner);
	return {
		token: { kind: "text", value, ...(isFilled && { isFilled }) },
		end: Math.min(text.length, end + (text.startsWith(close, end) ? close.length : 0)),
	};
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", "\n": "", "\\": "\\", "'": "'", '"': '"' };

function unescaped(text: string): string {
	return text.replace(/\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|([^]))/gi, (whole, byte, short, long, one: string | undefined) => {
		const code = Number.parseInt(byte ?? short ?? long ?? "", 16);
		if (Number.isNaN(code) || code > 0x10ffff) return ESCAPES[one ?? ""] ?? whole;
		return String.fromCodePoint(code);
	});
}
