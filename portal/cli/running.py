"""The command that serves the portal; it loads little, so that the first page comes quickly."""

import click

from portal.cli.faults import Fault
from portal.config import read_settings
from portal.i18n import _
from portal.serving.port import PortUnavailable
from portal.serving.serve import Service, as_demo
from portal.serving.serve import serve as bring_up
from portal.serving.words import CannotServe

WORKERS = 2
HIGHEST_PORT = 65_535


@click.command(
    short_help="Servér portalen med dens arbejder.",
    help="Servér portalen med dens arbejder. Databasen bringes først op til nyeste udgave. "
    "Stop med Ctrl-C.",
)
@click.option(
    "--demo",
    is_flag=True,
    help="Vis demokommunen: den lægges i en tom database, og enhver på denne maskine kan gå ind.",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Adressen der svares på.")
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(1, HIGHEST_PORT),
    help="Porten der svares på.",
)
@click.option(
    "--workers",
    default=WORKERS,
    show_default=True,
    type=click.IntRange(1, 64),
    help="Antal processer, der svarer.",
)
def serve(*, demo: bool, host: str, port: int, workers: int) -> int:
    """Serve the portal until it is asked to stop."""
    service = Service(read_settings(), host, port, workers)
    try:
        asked = bring_up(as_demo(service) if demo else service, _tell)
    except PortUnavailable as error:
        raise Fault(_port_fault(error.code, host, port)) from error
    except CannotServe as error:
        raise Fault(_serve_fault(error.code)) from error
    if not asked:
        raise Fault(_("En af portalens processer stoppede uventet. Læs linjerne ovenfor."))
    return 0


def _tell(address: str) -> None:
    click.echo(_("Fremdrift svarer på %(address)s", address=address))


def _port_fault(code: str, host: str, port: int) -> str:
    match code:
        case "busy":
            return _(
                "Port %(port)d på %(host)s er optaget. Stop det andet program, eller vælg en anden"
                " med --port.",
                port=port,
                host=host,
            )
        case "forbidden":
            return _("Denne bruger må ikke svare på port %(port)d. Vælg en over 1023.", port=port)
        case _:
            return _("Denne maskine har ikke adressen %(host)s.", host=host)


def _serve_fault(code: str) -> str:
    match code:
        case "demo_beyond_loopback":
            return _(
                "Demoen lader enhver gå ind og svarer derfor kun på denne maskine selv: brug"
                " --host 127.0.0.1."
            )
        case "not_the_demo":
            return _("Databasen rummer en rigtig kommune. Den vises ikke som demo.")
        case "demo_in_production":
            return _("Databasen rummer demokommunen. Brug --demo, eller vælg en anden database.")
        case _:
            return _("Portalen kom ikke op. Læs linjerne ovenfor, eller kør 'fremdrift doctor'.")
