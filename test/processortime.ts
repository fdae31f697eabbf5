/** How long processors have worked for this process, in milliseconds. The time of a clock would count what other programs do meanwhile. */
export function processorTime(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}
