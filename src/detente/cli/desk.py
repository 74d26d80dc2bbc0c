"""``detente desk``: the report in a browser on this machine."""

from __future__ import annotations

from typing import Annotated

import typer

from detente.cli.options import Folder

app = typer.Typer(help="Desk: the report in a browser.", no_args_is_help=True)


@app.command("serve")
def serve(
    folder: Folder = "syria-2018",
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="Port on this machine; 0 takes a free one.")
    ] = 8018,
) -> None:
    """Serve a folder's finished report on this machine, to read only.

    Example: detente desk serve syria-2018
    """
    from detente.desk.reading import reading_room

    server = reading_room(folder, port)
    typer.echo(
        f"Reading room: http://127.0.0.1:{server.server_address[1]}/  (this machine only; stop with Ctrl-C)"
    )
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()
