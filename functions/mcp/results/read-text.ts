export async function readText(_tool: string, data: unknown, _offset: number): Promise<string> {
  return JSON.stringify(data);
}
