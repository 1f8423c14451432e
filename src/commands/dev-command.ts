export async function runDev(_flags: unknown, _port: number): Promise<void> {}
