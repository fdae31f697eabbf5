const MOST_ANSWERS = 50_000;

/**
 * Remembers the answers of a function; forgets all of them when they are too many.
 * @param keyOf what tells one question from another
 */
export function remember<T, Answer = string>(make: (value: T) => Answer, keyOf: (value: T) => string | number): (value: T) => Answer {
	const answers = new Map<string | number, Answer>();
	return (value) => {
		const key = keyOf(value);
		const known = answers.get(key);
		if (known !== undefined) return known;
		if (answers.size >= MOST_ANSWERS) answers.clear();
		const answer = make(value);
		answers.set(key, answer);
		return answer;
	};
}
